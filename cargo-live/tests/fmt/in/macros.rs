fn one() -> impl Render { html! {<p>one</p>} }

fn two() -> impl Render {
    page("/two", html! {
      <p>two</p>


      <p>three</p>

    })
}

fn none() -> impl Render { live_runtime::html! {  } }

fn long() -> impl Render {
    html! { <p>{first}</p><p>{second}</p> <div class="a-class another-class"><p>{third}</p></div> <hr/> }
}

fn parentheses() -> impl Render { html!(<p >four</p>) }
