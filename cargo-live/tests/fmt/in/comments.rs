fn page() -> impl Render {
    html! {
    // At the start.
        <p>a /* inside */ b</p>  // behind
          /* before */ <p>c/* touching */d</p>


        <!-- an HTML
             comment -->
        <ul>
            // In a list.
            <li>e</li>
            /// Like documentation.
            <li>f</li>
            //! Like that of a module.
            // At its end.
        </ul>
        <input
            // Of an attribute.
            type="text" /* the name */ name="g"
            id="h" // at the end
        />
        {/* nothing */}
        {
            // Before a value.
            value
        }
        {value // behind a value
        }
        {if a {
            // In a body.
        } else { /* empty */ }}
    }
}
