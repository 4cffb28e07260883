fn page() -> impl Render {
    html! {
      <pre>
  kept
      <b  class = "x">  as it is </b>
</pre>
      <textarea   name="a"> {value}
 b </textarea>
      <style>
      r#"
  a { color: red }
"#   "b { color: blue }"
      </style>
      <script   src="/a.js"></script>
    }
}
