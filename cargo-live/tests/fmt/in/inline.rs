fn page() -> impl Render {
    html! {
        <p>Hello <b>{name}</b>, welcome to <a href="/">the page</a>.</p>
        <p class="note">The server takes <span id="memory">{memory()}</span>, however many songs there are in it.</p>
        <p>
          Some text that is not long.
          <em>Emphasis</em><strong>without space</strong>
          and a line that is far too long for the width of one hundred letters, so that it has to be broken somewhere.
        </p>
        <label>Search <input type="search" name="text" id="text" maxlength="100" autocomplete="off" value={x}/></label>
        <p> </p>
        <p>"quoted " <b>x</b></p>
        <p>"quoted" <b>x</b>"y"</p>
        <span>a</span><span>b</span> <span>c</span>
        (<b>{n}</b> of [{m}])
    }
}
