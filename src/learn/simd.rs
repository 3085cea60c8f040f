//! Which vectors the machine has, and what they can do.

use pulp::{Arch, Scalar128b, Simd, WithSimd};

/// Runs `op` with the widest vectors that this machine has.
pub(super) fn dispatch<Op: WithSimd>(op: Op) -> Op::Output {
    match Arch::new() {
        Arch::Scalar => fallback(op),
        wider => wider.dispatch(op),
    }
}

/// Runs `op` on groups of four numbers, which any machine can do; x86-64 does them with SSE2.
pub(super) fn fallback<Op: WithSimd>(op: Op) -> Op::Output {
    Scalar128b.vectorize(op)
}

/// Whether `S` multiplies and adds in one instruction: all of 64-bit ARM does, and of
/// x86-64 what has 256-bit vectors here (AVX2 is only used together with FMA).
pub(super) const fn is_fused<S: Simd>() -> bool {
    cfg!(target_arch = "aarch64") || S::F32_LANES > 4
}

/// `a * b + c`, fused where that is one instruction. Elsewhere a fused result would come
/// from a slow library function, so it is rounded twice.
#[inline(always)]
pub(super) fn multiply_add<S: Simd>(simd: S, a: S::f32s, b: S::f32s, c: S::f32s) -> S::f32s {
    if is_fused::<S>() {
        simd.mul_add_f32s(a, b, c)
    } else {
        simd.add_f32s(simd.mul_f32s(a, b), c)
    }
}
