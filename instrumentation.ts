/** Opens what the server needs before the first request, so that bad settings are said at start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("@/lib/gateway/start");
  await start();
}
