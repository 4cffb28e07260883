//! How numbers, dates and times are written: the microsyntaxes of section 2.3 of the HTML Living Standard.

pub(super) fn integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

/// A "valid floating-point number": no sign before a positive one, digits after a point.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(start, end)| (start, Some(end)));
    let mantissa = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let mantissa = match mantissa.split_once('.') {
        Some((whole, part)) => (whole.is_empty() || digits(whole)) && digits(part),
        None => digits(mantissa),
    };
    mantissa && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent)))
}

/// So many digits, or more of them, that are a number from the first to the last.
fn is_in(text: &str, length: usize, first: u32, last: u32) -> bool {
    let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.parse::<u32>().is_ok_and(|number| (first..=last).contains(&number))
}

fn is_year(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.bytes().any(|byte| byte != b'0')
}

pub(super) fn is_month(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(year, month)| is_year(year) && is_in(month, 2, 1, 12))
}

pub(super) fn is_week(text: &str) -> bool {
    text.rsplit_once("-W").is_some_and(|(year, week)| is_year(year) && is_in(week, 2, 1, 53))
}

pub(super) fn is_date(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(month, day)| is_month(month) && is_in(day, 2, 1, 31))
}

pub(super) fn is_time(text: &str) -> bool {
    let mut parts = text.splitn(3, ':');
    let hours = parts.next().is_some_and(|hours| is_in(hours, 2, 0, 23));
    let minutes = parts.next().is_some_and(|minutes| is_in(minutes, 2, 0, 59));
    let seconds = parts.next().is_none_or(|seconds| {
        let (whole, part) = seconds.split_once('.').unwrap_or((seconds, "0"));
        is_in(whole, 2, 0, 59) && (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    hours && minutes && seconds
}

#[cfg(test)]
mod tests {
    use crate::html::values::Kind;

    #[test]
    fn numbers() {
        for right in ["0", "-1", "1.5", "-0.5", ".5", "1e3", "1.5E-3"] {
            assert!(Kind::Number.allows(right), "{right}");
        }
        for wrong in ["", "one", "1.", "+1", "1,5", "1e", "0x1", "inf", "NaN"] {
            assert!(!Kind::Number.allows(wrong), "{wrong}");
        }
        assert!(Kind::Step.allows("any") && Kind::Step.allows("0.01") && !Kind::Step.allows("0"));
        assert!(
            Kind::Integer(1, 9).allows("1")
                && !Kind::Integer(1, 9).allows("0")
                && !Kind::Integer(1, 9).allows("10px")
                && !Kind::Integer(1, 9).allows("+1")
        );
    }

    #[test]
    fn dates_and_times() {
        let right = [
            (Kind::Date, "2026-01-31"),
            (Kind::Month, "2026-12"),
            (Kind::Week, "2026-W53"),
            (Kind::Time, "23:59"),
            (Kind::Time, "23:59:59.999"),
            (Kind::DateTime, "2026-01-31T00:00"),
        ];
        for (kind, value) in right {
            assert!(kind.allows(value), "{value}");
        }
        let wrong = [
            (Kind::Date, "2026-1-31"),
            (Kind::Date, "31.01.2026"),
            (Kind::Month, "2026-13"),
            (Kind::Week, "2026-53"),
            (Kind::Time, "24:00"),
            (Kind::Time, "9:00"),
            (Kind::Time, "09:00:00."),
            (Kind::DateTime, "2026-01-31"),
        ];
        for (kind, value) in wrong {
            assert!(!kind.allows(value), "{value}");
        }
    }
}
