html! {
    <form id="settings" class="settings" novalidate>
        <div role="tablist" aria-label="Settings"><button
            type="button"
            role="tab"
            aria-selected="true"
            aria-controls="profile"
            id="tab-profile"
        >Profile</button><button
            type="button"
            role="tab"
            aria-selected="false"
            aria-controls="mail"
            id="tab-mail"
            tabindex="-1"
        >Mail</button></div>
        <div role="tabpanel" id="profile" aria-labelledby="tab-profile">
            <p><label for="name">Name</label>
                <input
                    id="name"
                    name="name"
                    value="Zoë \"Zed\" O'Hara"
                    @input="save"
                    v-model="name"
                /></p>
            <p><label for="bio">About you</label>
                <textarea id="bio" name="bio" rows="4" maxlength="500">"I don't say much.
  {indented} & odd
"</textarea></p>
            <p><label for="zone">Time zone</label>
                <select id="zone" name="zone">
                    <option>Europe/Berlin</option>
                    <option selected>Europe/Lisbon</option>
                </select></p>
            <p><output for="name bio">"All changes saved ✓"</output></p>
        </div>
        <div role="tabpanel" id="mail" aria-labelledby="tab-mail" hidden="hidden">
            <fieldset>
                <legend>Send me mail</legend>
                <label><input type="checkbox" name="mail[]" value="news" checked/> News</label>
                <label><input type="checkbox" name="mail[]" value="tips"/> Tips &amp; tricks</label>
            </fieldset>
            <label>How often?
                <input
                    type="range"
                    name="often"
                    min="0"
                    max="4"
                    step="1"
                    list="ticks"
                    value="2"
                /></label>
            <datalist id="ticks">
                <option value="0" label="never"></option>
                <option value="2"></option>
                <option value="4" label="daily"></option>
            </datalist>
        </div>
        <div class="actions">
            <button type="reset" class="plain">Cancel</button>
            <button type="submit">Save</button>
        </div>
    </form>
}
