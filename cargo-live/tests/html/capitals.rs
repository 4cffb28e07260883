html! {
    <div class="page" id="Main">
        <h1>Old page</h1>
        <p align="center">First paragraph</p>
        <p>Second paragraph<br/>with break</p>
        <hr noshade size="1"/>
        <ul>
            <li>One</li>
            <li>Two <b>bold <i>both</i></b></li>
            <li>Three
                <ul><li>nested</li></ul></li>
        </ul>
        <dl><dt>Term</dt><dd>Def one</dd><dd>Def two</dd><dt>Term 2</dt><dd>Def</dd></dl>
        <table border="0" cellpadding="2" width="100%">
            <tbody>
                <tr><td>a</td><td nowrap>b</td></tr>
                <tr><td colspan="2">c</td></tr>
            </tbody>
        </table>
        <font color="#ff0000">red</font> <center>mid</center>
        <a name="top" href="foo.html?a=1&b=2">link</a>
        <img src="x.gif" alt=""/>
        <form action="/cgi" method="POST"><input
            type="text"
            name="q"
            value="a b"
            disabled
            checked
        /><select name="s" multiple>
            <option selected>1</option>
            <option value="2">2</option>
        </select><textarea name="t" rows="3">" keep
   this  "</textarea></form>
        <pre>"  line 1
    line 2 <b>
"</pre>
        /* a comment -- with dashes / * and * / */
    </div>
}
