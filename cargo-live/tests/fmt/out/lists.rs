fn page() -> impl Render {
    html! {
        <ul><li>a</li><li>b</li></ul>
        <table>
            <thead>
                <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Email</th>
                    <th scope="col">Role</th>
                </tr>
            </thead>
        </table>
        <ul id="found"><li :for={song in &self.found}>{song}</li></ul>
        <.table rows={&songs}>
            <:col :let={song} label="Title">{&song.title}</:col>
            <:col :let={song} label="Plays">{song.plays}</:col>
        </.table>
        <select name="a">
            <option value="1">One</option>
            <option value="2">Two</option>
        </select>
    }
}
