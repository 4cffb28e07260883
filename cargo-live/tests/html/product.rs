html! {
    <main class="product" itemscope itemtype="https://schema.org/Product">
        <nav aria-label="Breadcrumb"><a href="/">Home</a> &raquo; <a href="/shoes">Shoes</a> &raquo;
            <span aria-current="page">Trail Runner 5</span></nav>
        <div class="gallery">
            <picture>
                <source srcset="/img/tr5.avif" type="image/avif"/>
                <source srcset="/img/tr5.webp" type="image/webp"/>
                <img
                    itemprop="image"
                    src="/img/tr5.jpg"
                    alt="Trail Runner 5, from the side"
                    width="800"
                    height="600"
                />
            </picture>
            <video controls muted poster="/img/tr5-poster.jpg">
                <source src="/video/tr5.mp4" type="video/mp4"/>
                "Your browser can't play this."
            </video>
        </div>
        <h1 itemprop="name">Trail Runner 5 <sup>new</sup></h1>
        <p class="rating" aria-label="4.5 of 5 stars">"★★★★☆"
            <a href="#reviews">(128 reviews)</a></p>
        <p class="price"><s>&euro;149.00</s>
            <strong itemprop="price" content="119.00">&euro;119.00</strong>
            <span class="save">You save 20%!</span></p>
        <form action="/cart" method="post">
            <fieldset>
                <legend>Size</legend>
                <label><input type="radio" name="size" value="42" checked/> 42</label>
                <label><input type="radio" name="size" value="43"/> 43</label>
                <label><input type="radio" name="size" value="44" disabled/> 44 (sold out)</label>
            </fieldset>
            <label>Colour
                <select name="colour">
                    <optgroup label="Dark">
                        <option value="black" selected>Black</option>
                        <option value="navy">Navy</option>
                    </optgroup>
                    <optgroup label="Light"><option value="sand">Sand</option></optgroup>
                </select>
            </label>
            <label>Quantity <input type="number" name="quantity" min="1" max="9" value="1"/></label>
            <button type="submit">Add to cart</button>
        </form>
        <div itemprop="description">
            <p>"It's light (245"&nbsp;"g), it's fast, and it doesn't care about mud."</p>
            <ul>
                <li>Upper: 70% recycled</li>
                <li>"Sole: 4"&nbsp;"mm lugs"</li>
                <li>"Drop: 6"&nbsp;"mm"</li>
            </ul>
        </div>
    </main>
}
