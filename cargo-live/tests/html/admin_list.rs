html! {
    <.header>
        Listing songs
        <:actions>
            <.link patch={url!("/songs/new")}>
                <.button>New song</.button>
            </.link>
        </:actions>
    </.header>

    /* The search isn't paginated yet */
    <.form for={self.form} id="search" phx-change="search" :if={self.searchable}>
        <.input field={self.form.text()} type="search" placeholder="Search..."/>
    </.form>

    {if self.songs_empty? {
        <p class="empty">"There's nothing here."</p>
    } else {
        <.table
            id="songs"
            rows={self.streams.songs}
            row_click={fn {_id, song} -> JS.navigate(url!("/songs/{song}")) end}
        >
            <:col :let={(_id, song)} label="Title">{song.title}</:col>
            <:col :let={(_id, song)} label="Plays">{song.plays}</:col>
            <:action :let={(id, song)}>
                <.link
                    phx-click={JS.push("delete", value: %{id: song.id}) |> hide(format!("#{id}"))}
                    data-confirm="Are you sure?"
                >
                    Delete
                </.link>
            </:action>
        </.table>
    }}

    <ul>
        {for page in &self.pages {
            <li class={["page", (page == self.page).then_some("current")]}><.link patch={url!("/songs?page={page}")}>
                {page}
            </.link></li>
        }}
    </ul>
    <ul><li :for={tag in &self.tags} id={format!("tag-{id}", id = tag.id)}>"#"{tag.name}</li></ul>

    {match self.state {
        :loading => {
            "Loading..."
        },
        _ => {
            <span>{self.count} songs, not counting yours</span>
        },
    }}

    <layouts::flash_group flash={self.flash}/>
    <.modal
        :if={self.live_action in [:new, :edit]}
        id="song-modal"
        show
        on_cancel={JS.patch(url!("/songs"))}
    >
        <.live_component
            module={SongLive.FormComponent}
            id={self.song.id || :new}
            title={self.page_title}
            {..self.rest}
        />
    </.modal>
}
