fn page() -> impl Render {
    html! {
        <p class="note" id={id} hidden>x</p>
        <input
            type="text"
            name="title"
            id="title"
            value={&self.title}
            autocomplete="off"
            maxlength="100"
            required
        />
        <button
            type="button"
            phx-click="drop_element"
            phx-value-dom-id={dom_id.to_owned()}
            class="plain"
        >Drop it</button>
        <.card
            title="A title"
            subtitle="And what stands below it"
            on_click={&Self::EVENTS.remove(&song.id)}
        >
            Content
        </.card>
        <a href="https://example.org/a/very/long/address/that/does/not/fit/into/a/line/of/one/hundred/letters">x</a>
        <p class={match state {
            State::Open => "open",
            State::Closed => "closed",
        }}>x</p>
        <li
            :for={(id, song) in &self.songs}
            :if={song.plays > 100}
            :key={id}
            id={format!("song-{id}")}
            {..rest}
        >x</li>
        <p
            title="two
  lines"
            id="a"
        >x</p>
    }
}
