fn page() -> impl Render {
    html! {
        <p>{if self.open {"open"} else {"closed"}}</p>
        {if let Some(name) = &user.name && user.age > 17 { <b>{name}</b> }
         else if user.age == 0 { "baby" }
         else { <i>"nobody"</i> }}
        {for song in &self.songs {<li>{song.title}</li>}}
        {for (index, song) in self.songs.iter().enumerate() { <li :key={song.id}>{index} {song.title} {song.plays}</li> }}
        {match value {
            Some(n) if n < 0 => <b>"negative"</b>
            Some(0) => "zero", Some(n @ (1 | 2)) => { <i>{n}</i> <b/> }
            Some(_) => {{match value.map(|n| n % 2) { Some(0) => "even", _ => "odd" }}},

            // Nothing at all.
            None => {}, // really
        }}
        {if a {} else { <b/> }}
    }
}
