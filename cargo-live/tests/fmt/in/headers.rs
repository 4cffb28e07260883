fn page() -> impl Render {
    html! {   #![allow(missing_alt)]
        #![deny(redundant_role)]

        <img src="a.png"/>
    }
}
