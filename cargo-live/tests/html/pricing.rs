html! {
    <section class="pricing" style="--columns: 3; background: url('/bg.png')">
        <h2>Plans</h2>
        <table class="plans">
            <thead>
                <tr>
                    <th></th>
                    <th scope="col">Free</th>
                    <th scope="col">Team</th>
                    <th scope="col">Enterprise</th>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <th scope="row">Price</th>
                    <td>$0</td>
                    <td>$12 <small>/ user / month</small></td>
                    <td>"Let's talk"</td>
                </tr>
                <tr><th scope="row">Projects</th><td>3</td><td>&infin;</td><td>&infin;</td></tr>
                <tr>
                    <th scope="row">Support</th>
                    <td>"✗"</td>
                    <td>"✓ e-mail"</td>
                    <td>"✓ 24×7"</td>
                </tr>
            </tbody>
            <tfoot><tr><td colspan="4">"Prices don't include VAT."</td></tr></tfoot>
        </table>
        <div class="faq">
            <details><summary>Can I change my
                plan?</summary><p>"Yes, at any time. You'll pay the difference."</p></details>
            <details><summary>"What's a \"project\"?"</summary><p>One repository, with as many pages
                as you like.</p></details>
        </div>
        <p>50% off for schools; 100% off for open source.<br/>Questions?
            <a href="tel:+49301234567">+49 30 1234567</a></p>
    </section>
}
