html! {
    <form action="/login" method="post" class="card">
        <h1>Welcome back!</h1>
        <input type="hidden" name="_csrf_token" value="abc123"/>
        <p class="error" role="alert" hidden>"That didn't work. Try again?"</p>
        <label for="email">E-mail</label>
        <input
            type="email"
            id="email"
            name="email"
            autocomplete="username"
            placeholder="you@example.com"
            required
            autofocus
        />
        <label for="password">Password</label>
        <input
            type="password"
            id="password"
            name="password"
            autocomplete="current-password"
            minlength="8"
            required
        />
        <label><input type="checkbox" name="remember" value="1" checked/>
            "Remember me on this device (don't use this on shared computers)"</label>
        <button type="submit" class="primary" disabled>Log in</button>
        <p>No account? <a href="/signup">Sign up</a> "– it's free."</p>
    </form>
    <script>
        r#"
  function check(form) { return form.email.value != "" && form.password.value.length >= 8; }
"#
    </script>
}
