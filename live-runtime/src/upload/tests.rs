use super::*;

fn file(name: &str, content_type: &str) -> ClientFile {
    let (name, content_type, relative_path) = (name.into(), content_type.into(), "".into());
    ClientFile { name, content_type, size: 1, relative_path, last_modified: None, meta: None }
}

#[test]
fn types_are_accepted_by_extension_and_by_mime_type() {
    let accept = accept::Accept::new([".JPG", "image/*", "text/plain"]);
    assert_eq!(accept.attribute(), Some(".jpg,image/*,text/plain"));
    for (name, content_type, taken) in [
        ("a.jpg", "", true),
        ("a.b.Jpg", "", true),
        ("a", "IMAGE/PNG", true),
        ("a", "text/plain", true),
        ("a", "text/html", false),
        ("jpg", "", false),
        ("a.jpg/b", "", false),
        ("a.jpg.exe", "", false),
        ("", "", false),
        ("a", "imagery/png", false),
    ] {
        assert_eq!(accept.takes(&file(name, content_type)), taken, "{name} {content_type}");
    }
    assert!(accept::Accept::default().takes(&file("any", "")));
}

#[test]
#[should_panic(expected = "`jpg` is neither an extension")]
fn a_type_that_is_none_is_a_mistake() {
    let _ = Upload::new().accept(["jpg".to_owned()]);
}

#[test]
fn what_the_browser_says_of_a_file_is_limited() {
    let declared = |name: usize, path: usize, meta: &str| {
        let (name, path) = ("n".repeat(name), "p".repeat(path));
        let json = format!(r#"{{"ref":"0","name":"{name}","size":1,"relative_path":"{path}","meta":{meta}}}"#);
        serde_json::from_str::<DeclaredFile>(&json).map(|declared| declared.file.meta)
    };
    assert_eq!(declared(1024, 4096, r#"{"a":1}"#).unwrap(), Some(serde_json::json!({"a": 1})));
    assert_eq!(declared(1, 1, "null").unwrap(), None);
    assert!(declared(1025, 1, "1").is_err());
    assert!(declared(1, 4097, "1").is_err());
    // As values these would take 16 times as much as they are long, for as long as the entry is there.
    assert!(declared(1, 1, &format!("[{}0]", "0,".repeat(2046))).is_ok());
    assert!(declared(1, 1, &format!("[{}0]", "0,".repeat(2047))).is_err());
    assert!(declared(1, 1, &format!("{}{}", "[".repeat(500), "]".repeat(500))).is_err());
}

#[test]
fn references_are_numbers_as_the_client_writes_them() {
    assert_eq!(EntryRef::parse("12").map(|entry| entry.to_string()).as_deref(), Some("12"));
    for text in ["", "-1", "+1", "01", "1 ", "x", "4294967296"] {
        assert_eq!(EntryRef::parse(text), None, "{text}");
    }
}

#[test]
fn errors_are_sentences_for_people() {
    for (limit, text) in [
        (8_000_000, "is larger than 8 MB"),
        (1_500_000, "is larger than 1.5 MB"),
        (200_000, "is larger than 200 kB"),
        (10, "is larger than 10 bytes"),
        (2_000_000_000, "is larger than 2 GB"),
    ] {
        assert_eq!(UploadError::TooLarge { limit }.to_string(), text);
    }
}

#[test]
fn one_place_is_taken_by_the_file_that_is_chosen_last() {
    let chosen =
        |entry: &str| serde_json::from_str(&format!(r#"[{{"ref":"{entry}","name":"{entry}","size":1}}]"#)).unwrap();
    let mut upload = Upload::new();
    upload.select(chosen("0"));
    upload.select(chosen("1"));
    assert_eq!(upload.entries().map(UploadEntry::client_name).collect::<Vec<_>>(), ["1"]);
    let mut several = Upload::new().max_entries(2);
    several.select(chosen("0"));
    several.select(chosen("1"));
    several.select(chosen("1"));
    assert_eq!(several.references(References::Active), "0,1");
    several.cancel_all();
    assert_eq!(several.references(References::Active), "");
}

#[test]
fn files_that_have_been_consumed_count_where_the_total_is_limited() {
    let chosen = |entry: u32| serde_json::from_str(&format!(r#"[{{"ref":"{entry}","name":"a","size":1}}]"#)).unwrap();
    let to = || External::new("S3", &());
    let mut upload = Upload::new().max_entries_in_total(2).external(move |_| async move { Ok::<_, String>(to()) });
    let first = EntryRef::parse("0").unwrap();
    assert!(matches!(upload.preflight(chosen(0)), Preflight::Allowed { tickets, .. } if tickets.len() == 1));
    assert!(upload.presigned(first, &Ok(to())));
    AnyUpload::progress(&mut upload, first, &Claim::Percent(100.0));
    assert_eq!(upload.consume().count(), 1);
    assert!(upload.has_consumed() && upload.forget_consumed());
    upload.select(chosen(1));
    assert_eq!(upload.error(), None);
    upload.select(chosen(2));
    assert_eq!(upload.error(), Some(UploadError::TooManyFiles { limit: 2 }));
}
