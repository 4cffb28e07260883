html! {
    <div
        x-data="{ open: false, count: 0 }"
        @click.away="open = false"
        @keydown.escape.window="open = false"
        class="relative"
    >
        <button
            @click="open = ! open"
            x-bind:class="{ 'bg-blue': open }"
            x-bind:aria-expanded="open"
            type="button"
        >Toggle</button>
        <div
            x-show="open"
            x-transition:enter="transition ease-out duration-100"
            x-transition:enter-start="opacity-0 scale-95"
            x-cloak
        >
            <template
                x-for="item in items"
                x-bind:key="item.id"
            ><li x-text="item.name"></li></template>
            <span x-text="count"></span>
            <input type="text" x-model.debounce.500ms="search" x-bind:disabled="loading"/>
        </div>
        <a href="javascript:void(0)">Click</a>
        <div
            hx-get="/clicked"
            hx-trigger="click"
            hx-swap="outerHTML"
            hx-on::after-request="alert(1)"
        ></div>
        <div v-if="ok" v-bind:id="x" v-on:click.prevent="y">Vue</div>
        <div
            data-controller="hello"
            data-action="click->hello#greet"
            data-hello-name-value="{\"a\": 1}"
        ></div>
    </div>
}
