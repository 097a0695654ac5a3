import fc from "fast-check";

// The same cases in every run, so that a failure is always that of the change at hand.
// FAST_CHECK_SEED=$RANDOM npm test looks for new ones.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });
