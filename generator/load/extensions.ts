/** The mark of an enum that may grow: values that are not listed are to be expected. */
export const openMark = "x-sdkwright-open";
