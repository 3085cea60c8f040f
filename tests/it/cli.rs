//! The command line: what it prints, where, and with which exit status.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const WON: &str = "“We won the vote,” said Ann Lee, the mayor of Lindholm, on Tuesday.";
const LOST: &str = "The mayor of Lindholm, Ann Lee, said on Monday: “We won the vote.”";

/// An empty folder of its own for the test `name`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder); // of an earlier run
    fs::create_dir_all(&folder).expect("a folder for temporary files");
    folder
}

/// The files of a test with their contents, in a folder of their own.
fn write(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = folder(name);
    for (file, content) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, content).expect("a temporary file");
    }
    folder
}

fn parallax(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.current_dir(folder).args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUST_LOG"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    parallax(folder, arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs")
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = parallax(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input).expect("it reads its input");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// Checks exit status and standard error, and returns standard output.
fn check(output: &Output, status: i32, errors: &[&str]) -> String {
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{stderr}");
    for error in errors {
        assert!(stderr.contains(error), "no {error:?} in {stderr}");
    }
    assert_eq!(errors.is_empty(), stderr.is_empty(), "{stderr}");
    text(&output.stdout).to_owned()
}

#[test]
fn quotes_shows_each_quotation_with_its_speaker() {
    let folder = write("cli-quotes", &[("a.txt", WON.as_bytes())]);
    let report = check(&run(&folder, &["quotes", "a.txt"]), 0, &[]);
    assert!(report.starts_with("a.txt: 1 quotation\n"), "{report}");
    assert!(report.contains("“We won the vote”"), "{report}");
    assert!(
        report.contains("Ann Lee, mayor of Lindholm · direct"),
        "{report}"
    );
}

#[test]
fn quotes_prints_one_message_a_line_as_json() {
    let files = [("a.txt", WON.as_bytes()), ("b.txt", b"Nobody spoke.")];
    let folder = write("cli-quotes-json", &files);
    let output = run(&folder, &["quotes", "--format", "json", "a.txt", "b.txt"]);
    let lines: Vec<serde_json::Value> = check(&output, 0, &[])
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["articleId"], "a.txt");
    assert_eq!(lines[0]["quotes"][0]["kind"], "QUOTE_KIND_DIRECT");
    assert_eq!(lines[0]["quotes"][0]["speakerIndex"], 0);
    assert_eq!(lines[0]["speakers"][0]["name"], "Ann Lee");
    assert_eq!(lines[1]["quotes"], serde_json::json!([]));
}

#[test]
fn json_spans_count_in_the_unit_asked_for() {
    let folder = write("cli-offsets", &[("a.txt", WON.as_bytes())]);
    for (unit, start) in [("utf8", 3), ("utf16", 1), ("utf32", 1)] {
        let arguments = [
            "quotes",
            "--format=json",
            "--offset-encoding",
            unit,
            "a.txt",
        ];
        let line = check(&run(&folder, &arguments), 0, &[]);
        let message: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(message["quotes"][0]["content"][0]["start"], start, "{unit}");
    }
}

#[test]
fn kind_and_confidence_choose_quotations() {
    let folder = write("cli-filter", &[("a.txt", WON.as_bytes())]);
    for arguments in [["--kind", "indirect"], ["--min-confidence", "1"]] {
        let arguments = ["quotes", arguments[0], arguments[1], "a.txt"];
        let report = check(&run(&folder, &arguments), 0, &[]);
        assert_eq!(report, "a.txt: 0 quotations\n");
    }
}

#[test]
fn compare_names_both_articles_and_shows_the_evidence() {
    let files = [
        ("one/a.txt", WON.as_bytes()),
        ("two/a.txt", LOST.as_bytes()),
    ];
    let folder = write("cli-compare", &files);
    let arguments = [
        "compare",
        "--published",
        "2025-03-13",
        "one/a.txt",
        "two/a.txt",
    ];
    let report = check(&run(&folder, &arguments), 0, &[]);
    assert!(
        report.starts_with("2 articles\n  one/a.txt · 2025-03-13\n  two/a.txt"),
        "{report}"
    );
    assert!(
        report.contains("1 utterance reported by several articles"),
        "{report}"
    );
}

#[test]
fn compare_prints_one_message_as_json_with_an_id_for_each_article() {
    let files = [
        ("one/a.txt", WON.as_bytes()),
        ("two/a.txt", LOST.as_bytes()),
    ];
    let folder = write("cli-compare-json", &files);
    let arguments = [
        "compare",
        "--format=json",
        "one/a.txt",
        "two/a.txt",
        "one/a.txt",
    ];
    let report = check(&run(&folder, &arguments), 0, &[]);
    let message: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let ids: Vec<_> = (0..3)
        .map(|i| &message["sources"][i]["articleId"])
        .collect();
    assert_eq!(ids, ["one-a.txt", "two-a.txt", "one-a.txt-2"]);
    assert_eq!(report.lines().count(), 1);
}

#[test]
fn reads_standard_input_and_ingest_requests() {
    let request = format!(r#"{{"article": {{"article_id": "x", "text": "{WON}"}}}}"#);
    let folder = write("cli-inputs", &[("a.json", request.as_bytes())]);
    let output = run_with_input(&folder, &["quotes", "-", "a.json"], WON.as_bytes());
    let report = check(&output, 0, &[]);
    assert!(report.starts_with("stdin: 1 quotation\n"), "{report}");
    assert!(report.contains("\na.json: 1 quotation\n"), "{report}");
}

#[test]
fn html_is_read_without_its_markup() {
    let page = format!("<p>{}</p>", WON.replace("We won", "We <b>won</b>"));
    let folder = write("cli-html", &[("a.html", page.as_bytes())]);
    let report = check(&run(&folder, &["quotes", "a.html"]), 0, &[]);
    assert!(report.contains("“We won the vote”"), "{report}");
}

#[test]
fn a_page_is_read_as_the_article_in_it() {
    let page = format!(
        "<title>x</title><nav>Home</nav><p>{}</p>",
        WON.replace(' ', "&nbsp;")
    );
    let files = [
        ("a.html", page.as_bytes()),
        ("b.htm", b"<script>x</script>" as &[u8]),
    ];
    let folder = write("cli-pages", &files);
    let output = run(&folder, &["quotes", "--format=json", "a.html", "b.htm"]);
    let report = check(&output, 66, &["b.htm: is an HTML page without any text"]);
    let message: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(message["text"], WON.trim());
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_reported() {
    let files = [
        ("a.txt", WON.as_bytes()),
        ("bad.txt", b"no \xFF text" as &[u8]),
    ];
    let folder = write("cli-unreadable", &files);
    let output = run(&folder, &["quotes", "gone.txt", "bad.txt", "a.txt"]);
    let errors = [
        "gone.txt: cannot be read",
        "bad.txt: is not UTF-8: byte 0xFF at position 3",
    ];
    assert!(check(&output, 66, &errors).starts_with("a.txt: "));
    let output = run(&folder, &["compare", "a.txt", "gone.txt"]);
    assert_eq!(check(&output, 66, &["gone.txt", "nothing to compare"]), "");
}

#[test]
fn json_that_is_no_article_is_refused_with_the_reason() {
    let files: [(&str, &[u8]); 2] = [("a.json", b"[]"), ("b.json", br#"{"article": {}}"#)];
    let folder = write("cli-bad-json", &files);
    let output = run(&folder, &["quotes", "a.json", "b.json"]);
    check(
        &output,
        66,
        &["a.json: is no IngestRequest: ", "article.text: is required"],
    );
}

#[test]
fn a_wrong_command_line_is_a_usage_error() {
    let folder = write("cli-usage", &[("a.txt", WON.as_bytes())]);
    check(
        &run(&folder, &["compare", "a.txt"]),
        2,
        &["at least two files"],
    );
    check(&run(&folder, &["quotes"]), 2, &["required"]);
    check(&run(&folder, &["quotes", "-", "-"]), 2, &["only once"]);
    check(
        &run(&folder, &["quotes", "--min-confidence", "2", "a.txt"]),
        2,
        &["from 0 to 1"],
    );
    check(
        &run(&folder, &["quotes", "--published", "May", "a.txt"]),
        2,
        &["2025-03-12"],
    );
}

#[test]
fn help_gives_examples() {
    let folder = folder("cli-help");
    for command in ["quotes", "compare"] {
        let help = check(&run(&folder, &[command, "--help"]), 0, &[]);
        assert!(
            help.contains("Examples:") && help.contains("Exit status:"),
            "{help}"
        );
    }
}

#[test]
fn colours_show_only_where_they_are_wanted() {
    let folder = write("cli-colour", &[("a.txt", WON.as_bytes())]);
    let styled = |name: &str, value: &str| {
        let output = parallax(&folder, &["quotes", "a.txt"])
            .env(name, value)
            .output();
        check(&output.expect("the binary runs"), 0, &[]).contains('\u{1B}')
    };
    assert!(!styled("NO_COLOR", "1"));
    assert!(!styled("COLUMNS", "80"), "a pipe is no terminal");
    assert!(styled("CLICOLOR_FORCE", "1"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_enough_is_no_error() {
    let folder = write("cli-pipe", &[("a.txt", WON.repeat(500).as_bytes())]);
    let mut child = parallax(&folder, &["quotes", "--format=json", "a.txt", "a.txt"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    check(&child.wait_with_output().expect("it ends"), 0, &[]);
}
