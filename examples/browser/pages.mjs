/** The pages of the gallery, for the tests of all of them and for their pictures. */
export const pages = [
  "/counter", "/conditionals", "/keyed", "/memo", "/songs", "/form", "/signup", "/steps", "/basket", "/components", "/families", "/board", "/js", "/chart", "/clock", "/chat", "/async",
  "/org/crabs", "/photos", "/users", "/sync", "/lab", "/views", "/dashboard", "/feed", "/modal",
  "/search", "/login", "/crash",
];
