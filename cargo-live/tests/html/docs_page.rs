html! {
    <div class="docs">
        <aside class="sidebar">
            <nav aria-label="Contents">
                <details open>
                    <summary>Getting started</summary>
                    <ul>
                        <li><a href="/install" aria-current="page">Installation</a></li>
                        <li><a href="/first">Your first page</a></li>
                    </ul>
                </details>
            </nav>
        </aside>
        <main>
            <h1 id="install">Installation
                <a class="anchor" href="#install" aria-label="Link to this">"#"</a></h1>
            <p>You need <kbd>curl</kbd> and a terminal. Run:</p>
            <pre>"$ curl -sSf https://example.dev/install.sh | sh
$ tool --version
tool 1.4.0 (it's the latest)"</pre>
            <div class="warning" role="note"><p><b>Note:</b> on Windows, use <code>tool.exe</code>
                "& PowerShell's" <code>$env:PATH</code>.</p></div>
            <h2>Options</h2>
            <dl>
                <dt><code>--port &lt;n&gt;</code></dt>
                <dd>The port. Default: <var>4000</var>.</dd>
                <dt><code>"--host \"name\""</code></dt>
                <dd>What it listens on; <samp>127.0.0.1</samp> "if it isn't given."</dd>
            </dl>
            <p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd> "to stop. The 2nd time it stops at once."</p>
            <p>Templates use braces: <code>"{name}"</code> "is a value, // begins a comment."</p>
        </main>
    </div>
}
