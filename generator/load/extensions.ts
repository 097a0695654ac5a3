/** The mark of an enum that may grow: values that are not listed are to be expected. */
export const openMark = "x-sdkwright-open";

/** How an integer of 64 bits is had: `number`, or `bigint` where a number would not hold it. */
export const exactMark = "x-sdkwright-int64";
