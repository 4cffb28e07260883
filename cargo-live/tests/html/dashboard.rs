html! {
    <div
        id="dashboard"
        class="grid"
        data-refresh="30"
        data-config="{\"theme\":\"dark\",\"charts\":[\"cpu\",\"mem\"]}"
    >
        <header class="bar">
            <h1>Servers</h1>
            <div role="group" aria-label="Range">
                <button type="button" aria-pressed="true">"1h"</button><button
                    type="button"
                    aria-pressed="false"
                >"24h"</button><button type="button" aria-pressed="false">"7d"</button>
            </div>
        </header>
        <section class="tile">
            <h2>CPU</h2>
            <svg
                viewBox="0 0 120 40"
                preserveAspectRatio="none"
                role="img"
                aria-label="CPU over the last hour"
                xmlns="http://www.w3.org/2000/svg"
            >
                <defs>
                    <linearGradient id="fill" x1="0" y1="0" x2="0" y2="1">
                        <stop offset="0%" stop-color="#4af" stop-opacity=".6"/>
                        <stop offset="100%" stop-color="#4af" stop-opacity="0"/>
                    </linearGradient>
                    <clipPath id="clip"><rect width="120" height="40" rx="2"/></clipPath>
                </defs>
                <g clip-path="url(#clip)">
                    <path
                        d="M0,30 L10,28 20,31 30,22 40,25 50,12 60,18 70,9 80,14 90,6 100,11 110,8 120,10 V40 H0 Z"
                        fill="url(#fill)"
                    />
                    <polyline
                        fill="none"
                        stroke="#4af"
                        points="0,30 10,28 20,31 30,22 40,25 50,12 60,18 70,9 80,14 90,6 100,11 110,8 120,10"
                    />
                    <text x="118" y="8" text-anchor="end" font-size="6">74%</text>
                </g>
            </svg>
            <p class="value">74<span class="unit">%</span></p>
        </section>
        <section class="tile">
            <h2>Memory</h2>
            <meter min="0" max="64" low="32" high="56" value="41.5">41.5 of 64 GB</meter>
            <progress value="65" max="100">65%</progress>
        </section>
        <section class="tile wide">
            <h2>Events</h2>
            <ul class="log">
                <li class="warn"><time>12:04:11</time> <b>web-3</b> "didn't answer in 500ms"</li>
                <li><time>12:03:58</time> <b>db-1</b> backup finished (2.1 GB)</li>
            </ul>
        </section>
        <style>
            r#"
    .grid { display: grid; gap: 1rem }
    .tile > h2::after { content: "\2192" }
  "#
        </style>
    </div>
}
