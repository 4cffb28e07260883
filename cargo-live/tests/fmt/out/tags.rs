fn page() -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head><title>Title</title></head>
            <body>
                <main></main>
                <br><hr/><div/>
                <><b>x</b></>
                <my-element data-2x="1"></my-element>
                <ui::button type="submit">Go</ui::button>
                <Clock start={5}/>
                <crate::ui::Clock id="a"></crate::ui::Clock>
            </body>
        </html>
    }
}
