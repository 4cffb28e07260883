fn page() -> impl Render {
    html! {
        <p>{name}</p>
        <p>{self.songs.iter()
            .map(|song| {
                song.plays
            })
            .sum::<u32>()}</p>
        {
            let total = self.total();
            let text = "
  kept as it is
";
            format!("{total}{text}")
        }
        <.list
            items={&self.songs}
            shown={|song| html! { <b>{song.title}</b> }}
            empty={html! { <p>"Nothing is here, and nothing will come"</p> }}
        />
    }
}
