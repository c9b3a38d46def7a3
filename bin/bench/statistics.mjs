/** The value that `share` of the samples do not exceed: 0.5 is the median, 0.95 the 95th percentile. */
export function quantile(samples, share) {
  if (samples.length === 0) throw new Error("No samples");
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle of the samples, between both when two are in the middle, and how far they reach. */
export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
  return { median, least: sorted[0], most: sorted[sorted.length - 1] };
}
