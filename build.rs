//! Compiles the contract in `proto/`. protox is a protobuf compiler in Rust, so nobody needs protoc.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use tonic_prost_build::FileDescriptorSet;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=proto");
    let mut compiler = protox::Compiler::new(["proto"])?;
    compiler
        .include_imports(true)
        .include_source_info(true)
        .open_file("parallax/v1/parallax.proto")?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(
        out.join("parallax.v1.bin"),
        compiler.encode_file_descriptor_set(),
    )?;
    let descriptors: FileDescriptorSet = compiler.file_descriptor_set();
    tonic_prost_build::configure()
        .extern_path(".google.rpc", "::tonic_types::pb")
        .build_client(true)
        .extern_path(
            ".parallax.v1.IngestStreamRequest",
            "crate::grpc::StreamRequest",
        )
        .codec_path("crate::grpc::CheckedCodec")
        .compile_fds(descriptors)?;
    Ok(())
}
