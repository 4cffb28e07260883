//! How often a socket may join.

use tokio::time::Instant;

use crate::config::JoinRate;

/// A bucket of tokens, one for each join. It fills up steadily.
#[derive(Debug)]
pub(super) struct Bucket {
    rate: JoinRate,
    tokens: f64,
    filled: Instant,
}

impl Bucket {
    pub(super) fn full(rate: JoinRate) -> Self {
        Self { rate, tokens: f64::from(rate.burst), filled: Instant::now() }
    }

    /// Takes a token. `false` where there is none.
    pub(super) fn take(&mut self) -> bool {
        let now = Instant::now();
        let since = now.duration_since(self.filled).as_secs_f64();
        self.filled = now;
        self.tokens = (self.tokens + since * f64::from(self.rate.per_second)).min(f64::from(self.rate.burst));
        let taken = self.tokens >= 1.0;
        if taken {
            self.tokens -= 1.0;
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_burst_then_a_steady_rate() {
        let mut bucket = Bucket::full(JoinRate { burst: 3, per_second: 2 });
        let taken = |bucket: &mut Bucket| (0..10).filter(|_| bucket.take()).count();
        assert_eq!(taken(&mut bucket), 3);
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(taken(&mut bucket), 2);
        tokio::time::advance(Duration::from_secs(60)).await;
        assert_eq!(taken(&mut bucket), 3);
    }
}
