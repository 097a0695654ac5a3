import { homedir } from "node:os";
import { join } from "node:path";

/** Where programs of this user keep what they can make again, by the customs of each system. */
export function cacheFolder({ env, platform }: Pick<NodeJS.Process, "env" | "platform">): string {
  const folders: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), "Library/Caches"),
    win32: env.LOCALAPPDATA ?? join(homedir(), "AppData/Local"),
  };
  const given = env.XDG_CACHE_HOME;
  const folder = folders[platform] ?? (given ? given : join(homedir(), ".cache"));
  return join(folder, "sdkwright");
}
