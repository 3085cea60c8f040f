//! The functions that gates use, for whole vectors.

use pulp::Simd;

use super::simd::multiply_add;

/// Beyond this, the hyperbolic tangent is one as `f32`.
const SATURATED: f32 = 7.905_311;

/// The odd powers of `x` above the line, from `x` to the 13th, as in Eigen's `ptanh`.
const NUMERATOR: [f32; 7] = [
    4.893_524_6e-3,
    6.372_619_3e-4,
    1.485_722_4e-5,
    5.122_297_1e-8,
    -8.604_672e-11,
    2.000_188e-13,
    -2.760_768_5e-16,
];

/// The even powers of `x` below the line, from one to the 6th.
const DENOMINATOR: [f32; 4] = [4.893_525e-3, 2.268_434_6e-3, 1.185_347_1e-4, 1.198_258_4e-6];

/// The hyperbolic tangent, off by less than 1e-6: a rational function, as in Eigen.
#[inline(always)]
pub(super) fn tanh<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    let x = simd.max_f32s(x, simd.splat_f32s(-SATURATED));
    let x = simd.min_f32s(x, simd.splat_f32s(SATURATED));
    let square = simd.mul_f32s(x, x);
    let above = simd.mul_f32s(x, polynomial(simd, square, NUMERATOR));
    simd.div_f32s(above, polynomial(simd, square, DENOMINATOR))
}

/// The logistic function `1 / (1 + exp(-x))`, off by less than 1e-6.
#[inline(always)]
pub(super) fn sigmoid<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    let half = simd.splat_f32s(0.5);
    multiply_add(simd, half, tanh(simd, simd.mul_f32s(half, x)), half)
}

/// The sum of `coefficients[i] * x^i`, by Horner's rule.
#[inline(always)]
fn polynomial<S: Simd, const N: usize>(simd: S, x: S::f32s, coefficients: [f32; N]) -> S::f32s {
    let mut sum = simd.splat_f32s(coefficients[N - 1]);
    for i in (0..N - 1).rev() {
        sum = multiply_add(simd, sum, x, simd.splat_f32s(coefficients[i]));
    }
    sum
}

#[cfg(test)]
mod tests {
    use pulp::WithSimd;

    use super::*;
    use crate::learn::testing::Vectors;

    /// Sigmoid and hyperbolic tangent of one number, by the first lane of a vector.
    struct Both(f32);

    impl WithSimd for Both {
        type Output = (f32, f32);

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) -> (f32, f32) {
            let x = simd.splat_f32s(self.0);
            let first = |v: S::f32s| pulp::bytemuck::cast_slice(&[v])[0];
            (first(sigmoid(simd, x)), first(tanh(simd, x)))
        }
    }

    #[track_caller]
    fn check(x: f32) {
        for (s, t) in Vectors::ALL.map(|vectors| vectors.run(Both(x))) {
            let exact = f64::from(x);
            let logistic = 1.0 / (1.0 + (-exact).exp());
            assert!(
                (f64::from(s) - logistic).abs() <= 1e-6,
                "sigmoid({x}) = {s}"
            );
            assert!(
                (f64::from(t) - exact.tanh()).abs() <= 1e-6,
                "tanh({x}) = {t}"
            );
        }
    }

    #[test]
    fn is_exact_to_a_millionth() {
        (-30_000..=30_000).for_each(|i| check(i as f32 / 1_000.0));
    }

    #[test]
    fn holds_at_the_ends() {
        [
            0.0,
            -0.0,
            1e-30,
            1e30,
            -1e30,
            f32::INFINITY,
            f32::NEG_INFINITY,
        ]
        .into_iter()
        .for_each(check);
    }
}
