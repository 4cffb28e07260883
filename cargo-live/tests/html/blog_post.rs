html! {
    <article itemscope itemtype="https://schema.org/BlogPosting">
        <header>
            <h1 itemprop="headline">What we learned from 1,000,000 websockets</h1>
            <p class="meta">By <a rel="author" href="/authors/june">"June O'Neill"</a> on
                <time datetime="2026-03-14">14 March 2026</time> "· 8"&nbsp;"min read"</p>
        </header>
        <p>"It wasn't the CPU. It wasn't the memory either, although we'd have "
            "bet on that …"</p>
        <p>What it <em>was</em>, in the end, is best shown by the numbers:</p>
        <table>
            <caption>Connections per server</caption>
            <tbody>
                <tr>
                    <th scope="col">Month</th>
                    <th scope="col">Before</th>
                    <th scope="col">After</th>
                </tr>
                <tr><td>January</td><td>12,000</td><td>48,000</td></tr>
                <tr><td>February</td><td>14,500</td><td>61,200</td></tr>
            </tbody>
        </table>
        <h2>The code</h2>
        <p>"Here's the loop, with the" <code>select!</code> "that we've removed:"</p>
        <pre><code class="language-rust">"loop {
    let frame = socket.next().await?;
    if frame.len() > MAX && !trusted {
        return Err(\"too long\");
    }
}
"</code></pre>
        <figure>
            <img
                src="/images/graph.png"
                srcset="/images/graph.png 1x, /images/graph@2x.png 2x"
                alt="A line that goes up, then doesn't"
                loading="lazy"
            />
            <figcaption>"Fig. 1: it's the line at the bottom"</figcaption>
        </figure>
        <p>More on <a href="https://example.org/sockets">the list</a>, or mail
            <a href="mailto:june@example.org">june@example.org</a>.<br/>
            See you!</p>
        <hr/>
        <p>Tags: <a href="/tags/rust" rel="tag">"#rust"</a>,
            <a href="/tags/perf" rel="tag">"#performance"</a></p>
    </article>
}
