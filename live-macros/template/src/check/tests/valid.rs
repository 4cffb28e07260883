//! Pages that are right, about which nothing must be said.

use std::str::FromStr;

use proc_macro2::TokenStream;

use crate::{Source, check, parse};

fn nothing_is_said(text: &str) {
    let parsed = parse(TokenStream::from_str(text).unwrap(), &Source::new(text, 1, 0));
    let said: Vec<String> =
        parsed.diagnostics.iter().chain(&check(&parsed.template, None)).map(ToString::to_string).collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn a_document() {
    nothing_is_said(
        r##"
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>Songs</title>
                <base href="/" target="_self"/>
                <link rel="stylesheet" href="/style.css" media="screen" fetchpriority="high"/>
                <link rel="preload" href="/a.woff2" as="font" type="font/woff2" crossorigin/>
                <style>"p { margin: 0 }"</style>
                <script type="module" src="/app.js" async referrerpolicy="no-referrer"></script>
                <noscript><link rel="stylesheet" href="/noscript.css"/></noscript>
                <template id="row"><tr><td>a</td></tr></template>
            </head>
            <body>
                <a href="#main">Skip to the content</a>
                <header>
                    <hgroup><h1>Songs</h1><p>All of them</p></hgroup>
                    <nav aria-label="Main">
                        <ul role="list">
                            <li><a href="/" aria-current="page">Home</a></li>
                            <li><a href="/songs" hreflang="en" rel="next" target="_blank">Songs</a>
                                <ol type="a" start="3" reversed><li value="3">One</li><li>Two<ul><li>Three</li></ul></li></ol>
                            </li>
                        </ul>
                    </nav>
                    <search><form action="/search"><label>Search <input type="search" name="q"/></label></form></search>
                </header>
                <main id="main">
                    <article>
                        <header><h2>A song</h2><p>by <a href="/band" rel="author">a band</a></p></header>
                        <p>A <b>line</b> of <em>text</em> with <code>code</code>, <abbr title="a">b</abbr>, <q cite="/">c</q>,
                            <time datetime="2026-01-31">today</time>, <kbd>Ctrl</kbd>, x<sub>1</sub>, <mark>d</mark>,
                            <ins datetime="2026-01-31">in</ins><del>out</del>, <data value="1">one</data><br/><wbr/>
                            <img src="/a.png" alt="" width="10" height="10" loading="lazy" decoding="async"/>
                            <button type="button" popovertarget="more">more</button>
                        </p>
                        <section><h3>Words</h3><pre><code>verbatim</code></pre><blockquote cite="/"><p>a</p></blockquote></section>
                        <footer><address>Write to <a href="mailto:a@b.c">us</a></address><p><small>small</small></p></footer>
                    </article>
                    <a href="/card"><article><h2>A card</h2><p>that is a link</p></article></a>
                    <aside aria-labelledby="aside"><h2 id="aside">Beside</h2><hr/></aside>
                    <div popover="auto" id="more" aria-label="More">more</div>
                </main>
                <footer><p>The end</p></footer>
                <script>"go()"</script>
            </body>
        </html>
    "##,
    );
}

#[test]
fn forms() {
    nothing_is_said(
        r##"
        <form id="a" method="post" action="/" enctype="multipart/form-data" autocomplete="off" novalidate>
            <fieldset disabled>
                <legend><h3>Who</h3></legend>
                <p><label for="name">Name</label> <input type="text" id="name" name="name" maxlength="80" autocomplete="given-name"
                    required autofocus enterkeyhint="next" inputmode="text" spellcheck="false"/></p>
                <label>Email <input type="email" name="email" placeholder="a@b.c" multiple autocomplete="section-x home email"/></label>
                <label>Age <input type="number" name="age" min="0" max="150" step="0.5" value="1.5"/></label>
                <label><input type="checkbox" name="ok" value="yes" checked/> I agree</label>
                <label><input type="radio" name="r" value="a"/> a</label>
                <label>Day <input type="date" min="2026-01-01" value="2026-01-31"/></label>
                <label>When <input type="datetime-local" value="2026-01-31T12:30"/></label>
                <label>Time <input type="time" step="60" value="12:30"/></label>
                <label>Week <input type="week" value="2026-W05"/></label><label>Month <input type="month" value="2026-01"/></label>
                <label>File <input type="file" accept="image/*" capture="environment" multiple/></label>
                <label>Colour <input type="color" value="#ff0000"/></label>
                <label>How much <input type="range" min="0" max="10" list="ticks"/></label>
                <datalist id="ticks"><option value="0"/><option value="5" label="half"/></datalist>
            </fieldset>
            <fieldset form="a"><legend>Which</legend>
                <label for="which">Which</label>
                <select id="which" name="which" size="1">
                    <option value="">Choose</option>
                    <hr/>
                    <optgroup label="Some"><option selected>a</option><option disabled>b</option></optgroup>
                    <option :for={option in options} value={option}>{option}</option>
                </select>
                <label for="many">Many</label>
                <select id="many" multiple size="4"><option>a</option></select>
                <label for="custom">Custom</label>
                <select id="custom"><button><selectedcontent></selectedcontent></button>
                    <option><svg aria-hidden="true"><use href="#a"/></svg> a</option></select>
            </fieldset>
            <label for="text">Text</label>
            <textarea id="text" name="text" rows="3" cols="40" wrap="soft" minlength="1">{text}</textarea>
            <input type="hidden" name="token" value={token}/>
            <input type="image" src="/go.png" alt="Go" width="20" height="20"/>
            <output for="name age" name="sum">0</output>
            <label>How far <progress max="100" value="50">50%</progress></label>
            <label>How full <meter min="0" max="1" low="0.2" high="0.8" optimum="0.5" value="0.6">60%</meter></label>
            <button type="submit" formmethod="get" formnovalidate formtarget="_top">Send</button>
            <button type="reset">Reset</button> <input type="submit" value="Send"/> <input type="button" value="Do"/>
        </form>
    "##,
    );
}

#[test]
fn tables() {
    nothing_is_said(
        r#"
        <table class="a" aria-rowcount="-1">
            <caption><h2>Songs</h2><p>of a band</p></caption>
            <colgroup><col/><col span="2"/></colgroup>
            <colgroup span="2"></colgroup>
            <thead><tr><th scope="col" abbr="N" aria-sort="ascending">Name</th><th scope="colgroup" colspan="2">Length</th></tr></thead>
            <tbody id="rows" phx-update="stream">
                <tr :for={(id, song) in songs} id={id}>
                    <th scope="row">{song.name}</th>
                    {if song.long { <td>{song.length}</td> } else { <td colspan="2" rowspan="0" headers="a b">short</td> }}
                    {for x in song.more { <td><ul><li>{x}</li></ul><div><p>a</p><table><tbody><tr><td>in</td></tr></tbody></table></div></td> }}
                    <script>"1"</script><template><td>a</td></template>
                </tr>
            </tbody>
            <tbody>{rows}<.row/></tbody>
            <tfoot><tr><td>Sum</td><td><form id="in-cell"><button type="submit">a</button></form></td></tr></tfoot>
        </table>
    "#,
    );
}

#[test]
fn media() {
    nothing_is_said(
        r##"
        <figure>
            <picture>
                <source srcset="/a.avif" type="image/avif" media="(min-width: 1px)" width="10" height="10"/>
                <img src="/a.png" srcset="/b.png 2x" sizes="100vw" alt="A band" crossorigin="anonymous" fetchpriority="low"/>
            </picture>
            <figcaption><p>A band</p></figcaption>
        </figure>
        <figure><figcaption>before</figcaption><pre>a</pre></figure>
        <video controls preload="metadata" width="320" height="200" poster="/a.png" playsinline crossorigin>
            <source src="/a.mp4" type="video/mp4"/>
            <track kind="captions" src="/a.vtt" srclang="en" label="English" default/>
            <p>Your browser has no <a href="/a.mp4">video</a>.</p>
        </video>
        <audio src="/a.mp3" controls loop muted><track kind="metadata" src="/b.vtt"/></audio>
        <iframe src="/frame" title="A frame" sandbox="allow-scripts allow-forms" loading="lazy" referrerpolicy="origin" width="10"></iframe>
        <object data="/a.pdf" type="application/pdf" width="10" height="10"><param name="a" value="b"/><p>No <a href="/">PDF</a></p></object>
        <embed src="/a" type="video/webm" width="10" height="10"/>
        <canvas id="chart" phx-hook="Chart" width="10" height="10"><p>A chart</p><button type="button">a</button></canvas>
        <img src="/map.png" alt="A map" usemap="#map"/>
        <map name="map"><area shape="rect" coords="0,0,1,1" href="/" alt="There"/><p>or <a href="/">here</a></p></map>
    "##,
    );
}

#[test]
fn text() {
    nothing_is_said(
        r#"
        <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>
        <p>a <ruby><b>漢</b><rt><i>kan</i></rt></ruby> <bdo dir="rtl">b</bdo> <bdi>c</bdi> <dfn>d</dfn> <var>x</var> <samp>y</samp></p>
        <dl>
            <dt>Name</dt><dt>Alias</dt><dd><p>Value</p><dl><dt>in</dt><dd>out</dd></dl></dd>
        </dl>
        <dl>
            <div class="group" :for={(name, value) in pairs}><dt><a href="/">{name}</a></dt><dd>{value}</dd><script>"1"</script></div>
            <.pair/>{pairs}
        </dl>
        <menu><li><button type="button">Cut</button></li></menu>
        <details name="a" open><summary><h3>More</h3> and <b>more</b></summary><p>text</p><ul><li>a</li></ul></details>
        <details><summary>a</summary>text</details>
        <dialog id="d" aria-labelledby="dh" closedby="any" open>
            <h2 id="dh">Title</h2>
            <form method="dialog"><button type="submit" command="close" commandfor="d">Close</button></form>
        </dialog>
        <div role="tablist" aria-label="Tabs" aria-orientation="horizontal">
            <button type="button" role="tab" aria-selected="true" aria-controls="p1" tabindex="-1">One</button>
        </div>
        <div role="tabpanel" id="p1" tabindex="0" aria-label="One" aria-live="polite" aria-busy={busy}>a</div>
        <svg><discard begin="2s"/></svg>
        <a href="/" interestfor="x" elementtiming="hero">a</a>
        <div role="alert" aria-atomic="true" translate="no" draggable="true" contenteditable="plaintext-only">a</div>
        <p hidden="until-found" tabindex="-1" inert lang="de" style="color: red" title="a" itemscope itemtype="a">a</p>
    "#,
    );
}

#[test]
fn drawings_formulas_and_templates() {
    nothing_is_said(
        r#"
        <p>a <svg viewBox="0 0 24 24" width="100%" height="1em" role="img" aria-label="a" focusable="false">
            <title>A</title><desc>B</desc>
            <defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><style>"a {}"</style></defs>
            <g transform="scale(1)"><a href="/"><path d="M0 0"/><text x="1" y="2">a <tspan>b</tspan></text></a></g>
            <foreignObject width="10" height="10"><div><p>a</p><table><tbody><tr><td>b</td></tr></tbody></table></div></foreignObject>
            {for x in xs { <rect width={x} height="1"/> }}<.shape/>
        </svg></p>
        <button type="button" aria-label="Close" aria-expanded="false" aria-haspopup="menu"><svg aria-hidden="true"><path d="M0"/></svg></button>
        <math display="block"><mrow><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><msqrt><mn>2</mn></msqrt></mfrac><mtext>or <b>not</b></mtext></mrow></math>
        <template><li>a</li><td>b</td><option>c</option><dt>d</dt><tr></tr></template>
        <template shadowrootmode="open"><style>":host {}"</style><slot name="a"><p>a</p></slot></template>
        <my-card><h2 slot="title">a</h2><p>b</p></my-card>
    "#,
    );
}

#[test]
fn components() {
    nothing_is_said(
        r#"
        <.table rows={rows}><:col label="a"><td>a</td></:col><:col><li>b</li></:col></.table>
        <p><.tooltip><div>a</div></.tooltip></p>
        <ul><.item/></ul>
        <a href="/"><.icon><button>a</button></.icon></a>
        <select aria-label="a"><.options/>{options}</select>
        <form id="f"><.input><input id="x"/></.input><.button>a</.button></form>
        <table><.body/>{body}{if a { <tbody/> }}</table>
    "#,
    );
}
