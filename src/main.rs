//! The program `parallax`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
