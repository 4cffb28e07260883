//! The registry with subscribers that only count.

use std::{
    any::TypeId,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{Adapter, AnyTable as _, Inbox, Letter, Parcel, Presence, PubSub, Subscriber, Subscription, Topic, id_of};

#[derive(Default)]
struct Sum(AtomicU64);

impl Subscriber for Sum {
    fn deliver(&self, letter: Arc<dyn Letter>) {
        let mut number = None::<u64>;
        letter.copy_into(&mut number);
        self.0.fetch_add(number.unwrap_or(1_000), Ordering::Relaxed);
    }
}

fn subscribe(topic: &Topic<u64>, sum: &Arc<Sum>) -> Subscription {
    let subscriber: Arc<dyn Subscriber> = Arc::clone(sum) as _;
    PubSub::process().subscribe(topic, &subscriber)
}

fn sum(of: &Sum) -> u64 {
    of.0.load(Ordering::Relaxed)
}

fn is_known(topic: &Topic<u64>) -> bool {
    PubSub::process().node().registry.has(&topic.full_name())
}

#[test]
fn a_topic_without_subscribers_is_forgotten() {
    let topic = Topic::<u64>::new("forgotten");
    assert!(!is_known(&topic));
    let (one, two) = (Arc::<Sum>::default(), Arc::<Sum>::default());
    let first = subscribe(&topic, &one);
    let second = subscribe(&topic, &two);
    topic.broadcast(1);
    drop(first);
    topic.broadcast(1);
    assert!(is_known(&topic));
    drop(second);
    assert!(!is_known(&topic));
    topic.broadcast(1);
    assert_eq!((sum(&one), sum(&two)), (1, 2));
    let again = subscribe(&topic, &one);
    topic.broadcast(1);
    assert_eq!(sum(&one), 2);
    drop(again);
    assert_eq!(Arc::strong_count(&one), 1);
}

#[test]
fn a_sender_can_be_left_out() {
    let topic = Topic::<u64>::new("left out");
    let (one, two) = (Arc::<Sum>::default(), Arc::<Sum>::default());
    let _subscriptions = (subscribe(&topic, &one), subscribe(&topic, &two));
    PubSub::process().broadcast_except(&topic, 1, Some(id_of(&one)));
    topic.broadcast(10);
    assert_eq!((sum(&one), sum(&two)), (10, 11));
}

#[test]
fn topics_differ_by_name_keys_and_message() {
    let topic = Topic::<u64>::new("a");
    let others = [Topic::new("b"), topic.of("c"), topic.of("c").of("d"), topic.of("c/d"), Topic::new("a/c")];
    for (at, other) in others.iter().enumerate() {
        assert_ne!(topic.full_name(), other.full_name());
        for another in &others[at + 1..] {
            assert_ne!(other.full_name(), another.full_name());
        }
    }
    assert_eq!(topic.of(1).full_name(), topic.of("1").full_name());
    assert_eq!(topic.full_name().message, TypeId::of::<u64>());
    assert_ne!(topic.full_name(), Topic::<u32>::new("a").full_name());
}

/// Subscribers come and go on many threads; nobody gets into a room that is being forgotten.
#[test]
fn no_subscriber_is_lost_as_others_leave() {
    let topic = Topic::<u64>::new("busy");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..2_000 {
                    let sum = Arc::<Sum>::default();
                    let subscription = subscribe(&topic, &sum);
                    topic.broadcast(1);
                    assert!(sum.0.load(Ordering::Relaxed) >= 1);
                    drop(subscription);
                }
            });
        }
    });
    assert!(!is_known(&topic));
}

/// What a node has to say waits here until a test hands it over.
#[derive(Clone, Default)]
pub(crate) struct Said(pub(crate) Arc<Mutex<Vec<Parcel>>>);

impl Adapter for Said {
    fn publish(&self, parcel: Parcel) {
        self.0.lock().unwrap().push(parcel);
    }
}

struct Connected {
    pubsub: PubSub,
    inbox: Inbox,
    said: Said,
}

impl Connected {
    fn new() -> Self {
        let (pubsub, said) = (PubSub::isolated(), Said::default());
        let mut inbox = None;
        pubsub.connect(|given| {
            inbox = Some(given);
            said.clone()
        });
        Self { pubsub, inbox: inbox.unwrap(), said }
    }

    fn take_said(&self) -> Vec<Parcel> {
        std::mem::take(&mut self.said.0.lock().unwrap())
    }
}

/// Hands over what nodes say until none has anything to say.
fn talk(nodes: &[&Connected]) {
    loop {
        let said: Vec<_> = nodes.iter().flat_map(|node| node.take_said()).collect();
        if said.is_empty() {
            return;
        }
        for node in nodes {
            for parcel in &said {
                node.inbox.deliver(parcel);
            }
        }
    }
}

#[tokio::test]
async fn a_parcel_that_is_lost_is_made_up_for_when_nodes_ask_again() {
    const ONLINE: Presence<u32> = Presence::across_nodes("online");
    let (one, two) = (Connected::new(), Connected::new());
    let (table, _watched) = (ONLINE.table(&one.pubsub), ONLINE.table(&two.pubsub));
    let number = table.track(None, "ada", 7);
    talk(&[&one, &two]);
    assert_eq!(ONLINE.list_on(&two.pubsub).len(), 1);

    table.untrack(number);
    drop(one.take_said());
    let third = Connected::new();
    let _watched_there = ONLINE.table(&third.pubsub);
    talk(&[&one, &two, &third]);
    assert_eq!(ONLINE.list_on(&two.pubsub), []);
}
