//! Something has happened in the domain: a typed match decides whom to tell, and a task tells them.

use std::time::Duration;

use live_runtime::prelude::*;
use serde::Deserialize;
use tokio::time::sleep;

use crate::site::page;

/// What has happened to a contact.
#[derive(Clone)]
enum ContactEvent {
    AddressChanged { street: String },
    PhoneChanged { phone: String },
}

/// By contact: each page has its own.
const CONTACTS: Topic<ContactEvent> = Topic::new("contacts");

/// What the other system has answered.
struct Synced(String);

#[derive(Deserialize)]
struct Contact {
    street: String,
    phone: String,
}

#[live_view]
pub(crate) struct Sync {
    contact: Contact,
    calls: Vec<String>,
    waiting: u32,
}

#[live_view]
impl Sync {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(CONTACTS.of(socket.id()));
        let contact = Contact { street: "Shore 1".to_owned(), phone: "555-1".to_owned() };
        Self { contact, calls: Vec::new(), waiting: 0 }
    }

    /// Saves, and says what has changed: whoever it concerns has subscribed.
    #[handle_event]
    fn save(&mut self, form: Form<Contact>, socket: &mut Socket<Self>) {
        let Contact { street, phone } = form.into_inner();
        let topic = CONTACTS.of(socket.id());
        if street != self.contact.street {
            topic.broadcast(ContactEvent::AddressChanged { street: street.clone() });
        }
        if phone != self.contact.phone {
            topic.broadcast(ContactEvent::PhoneChanged { phone: phone.clone() });
        }
        self.contact = Contact { street, phone };
    }

    #[handle_info]
    fn changed(&mut self, event: ContactEvent, socket: &mut Socket<Self>) {
        self.waiting += 1;
        let address = socket.address();
        tokio::spawn(async move {
            let answer = match event {
                ContactEvent::AddressChanged { street } => api("PUT", "address", &street).await,
                ContactEvent::PhoneChanged { phone } => api("PATCH", "phone", &phone).await,
            };
            address.send(Synced(answer))
        });
    }

    #[handle_info]
    fn synced(&mut self, Synced(answer): Synced) {
        self.waiting -= 1;
        self.calls.push(answer);
        let old = self.calls.len().saturating_sub(20);
        self.calls.drain(..old);
    }

    fn page_title(&self) -> &'static str {
        "Sync"
    }

    fn render(&self) -> impl Render {
        page(
            "/sync",
            html! {
                <form id="contact" class="form" phx-submit="save">
                    <label>Street
                        <input type="text" name="street" value={&self.contact.street} maxlength="100"/></label>
                    <label>Phone <input type="text" name="phone" value={&self.contact.phone} maxlength="30"/></label>
                    <button type="submit">Save</button>
                </form>
                <h2>Calls to the other system</h2>
                <p class="note" id="waiting">{self.waiting} on their way</p>
                <ol id="calls"><li :for={call in &self.calls}><code>{call}</code></li></ol>
            },
        )
    }
}

/// Stands for the other system.
async fn api(method: &str, resource: &str, body: &str) -> String {
    sleep(Duration::from_millis(150)).await;
    format!("{method} /contacts/1/{resource} {body}: 204")
}
