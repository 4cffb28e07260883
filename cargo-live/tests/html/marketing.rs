html! {
    <!DOCTYPE html>
    <html lang="en">
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>"Harbour — hosting that doesn't wake you up"</title>
            <link rel="stylesheet" href="/assets/site.css"/>
            <script async src="https://stats.example.com/s.js" data-site="harbour"></script>
        </head>
        <body class="marketing">
            /* Navigation: don't add more than five links */
            <header>
                <a href="/" class="logo"><img
                    src="/assets/logo.svg"
                    alt="Harbour"
                    width="120"
                    height="32"
                /></a>
                <nav aria-label="Main">
                    <ul>
                        <li><a href="/features">Features</a></li>
                        <li><a href="/pricing">Pricing</a></li>
                        <li><a href="https://docs.example.com/start?ref=nav&lang=en">Docs</a></li>
                    </ul>
                </nav>
                <button type="button" class="menu">"☰"</button>
            </header>
            <main>
                <section class="hero">
                    <h1>"Ship on Friday 🚀"</h1>
                    <p class="lead">"Harbour runs your servers, so that you don't have to: deploys in 3 "
                        "seconds, roll-backs in 1, and a bill that you'll understand."</p>
                    <p><a class="button primary" href="/sign-up">Start for free</a>
                        <a class="button" href="#how">"See how it works →"</a></p>
                </section>
                <section id="how">
                    <h2>How it works</h2>
                    <ol class="steps">
                        <li><strong>Push.</strong> "We build what's in your repository."</li>
                        <li><strong>Watch.</strong> Logs &amp; metrics are there at once.</li>
                        <li><strong>Sleep.</strong> We are the ones that get the call (24/7).</li>
                    </ol>
                    <blockquote>
                        &ldquo;We moved 40 services in a week. Nobody noticed.&rdquo;
                        <footer>&mdash; <cite>Ada Rivers</cite>, CTO of Brightwater</footer>
                    </blockquote>
                </section>
            </main>
            <footer><small>&copy; 2026 Harbour Ltd. All rights reserved.</small></footer>
        </body>
    </html>
}
