// Shows what the server pushes, and what it replies.
window.LiveHooks = {
  Echo: {
    mounted() {
      this.handleEvent("hello", (payload) => { this.el.querySelector("i").textContent = JSON.stringify(payload); });
      this.el.addEventListener("click", () => {
        this.pushEvent("ask", { n: 1, list: [1, "two", null] }, (reply) => {
          this.el.querySelector("b").textContent = JSON.stringify(reply);
        });
      });
    },
  },
};
