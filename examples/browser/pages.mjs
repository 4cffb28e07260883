/** The pages of the gallery, for the tests of all of them and for their pictures. */
export const pages = [
  "/counter", "/conditionals", "/keyed", "/songs", "/form", "/signup", "/components", "/families", "/js", "/chart", "/clock", "/chat", "/async",
  "/org/crabs", "/users", "/sync", "/lab", "/dashboard", "/feed", "/modal",
  "/search", "/login", "/crash",
];
