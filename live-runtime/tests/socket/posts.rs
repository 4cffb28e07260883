//! Forms that are posted over HTTP.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
    routing::post,
};
use live_runtime::{components, prelude::*};
use tower::ServiceExt as _;

#[derive(Default, LiveForm)]
struct LogIn {
    #[field(required)]
    name: String,
}

#[live_view]
struct LogInPage {
    form: FormState<LogIn>,
}

#[live_view]
impl LogInPage {
    fn mount() -> Self {
        Self { form: FormState::default() }
    }

    fn render(&self) -> impl Render {
        let action = Url::new("/session").ok();
        html! {
            <.components::form for={&self.form} id="log-in" action={action.as_ref()}>
                <.components::input field={self.form.name()} label="Name"/>
            </.components::form>
        }
    }
}

async fn log_in(form: Form<LogIn>) -> String {
    form.submit().map_or_else(|form| form.name().errors().join(","), |log_in| log_in.name)
}

fn app() -> Router {
    let pages = Router::new().live::<LogInPage>("/").route("/session", post(log_in));
    Live::new(Secret::random()).serve(pages)
}

async fn send(app: &Router, request: Request<Body>) -> (StatusCode, Option<String>, String) {
    let response = app.clone().oneshot(request).await.unwrap();
    let cookie = response.headers().get("set-cookie").map(|cookie| cookie.to_str().unwrap().to_owned());
    let (status, body) = (response.status(), to_bytes(response.into_body(), usize::MAX).await.unwrap());
    (status, cookie, String::from_utf8(body.to_vec()).unwrap())
}

async fn load(app: &Router) -> (String, String) {
    let (status, cookie, html) = send(app, Request::get("/").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    let (_, rest) = html.split_once(r#"<input name="_csrf_token" type="hidden" hidden value=""#).unwrap();
    (cookie.unwrap().split(';').next().unwrap().to_owned(), rest.split('"').next().unwrap().to_owned())
}

async fn posted(app: &Router, cookie: &str, body: String) -> (StatusCode, String) {
    let request = Request::post("/session").header("cookie", cookie);
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(Body::from(body)).unwrap();
    let (status, _, text) = send(app, request).await;
    (status, text)
}

#[tokio::test]
async fn a_form_with_the_token_of_its_page() {
    let app = app();
    let (cookie, token) = load(&app).await;
    let ok = |text: &str| (StatusCode::OK, text.to_owned());
    assert_eq!(posted(&app, &cookie, format!("_csrf_token={token}&name=Ann")).await, ok("Ann"));
    assert_eq!(posted(&app, &cookie, format!("_csrf_token={token}&name=")).await, ok("can't be blank"));
}

#[tokio::test]
async fn a_form_without_the_token_is_refused() {
    let app = app();
    let ((cookie, token), (other, _)) = (load(&app).await, load(&app).await);
    for (cookie, body) in [
        (cookie.as_str(), "name=Ann".to_owned()),
        (&cookie, "_csrf_token=&name=Ann".to_owned()),
        (&cookie, format!("_csrf_token={}&name=Ann", token.replace(&token[..4], "AAAA"))),
        (&cookie, format!("_csrf_token[]={token}&name=Ann")),
        (&other, format!("_csrf_token={token}&name=Ann")),
        ("", format!("_csrf_token={token}&name=Ann")),
    ] {
        assert_eq!(posted(&app, cookie, body.clone()).await.0, StatusCode::FORBIDDEN, "{body}");
    }
}

#[tokio::test]
async fn what_is_no_form_is_refused() {
    let app = app();
    let (cookie, token) = load(&app).await;
    let many = format!("_csrf_token={token}&{}", "a[]=1&".repeat(1_001));
    assert_eq!(posted(&app, &cookie, many).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    let json = Request::post("/session").header("cookie", &cookie).header("content-type", "application/json");
    let (status, ..) = send(&app, json.body(Body::from("{}")).unwrap()).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}
