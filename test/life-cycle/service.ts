import { startEngine } from "../engine/start.js";

/** The service that the life cycle runs against. */
export interface Service {
  readonly description: string;
  readonly url: string | undefined;
  readonly bearer: string;
  readonly serviceId: string;
  /** Where the engine is, which is a whole authorization server; another service is none. */
  readonly engine: string | undefined;
  stop(): Promise<void>;
}

/**
 * The real service when `AUTHLETE_BEARER` and `AUTHLETE_SERVICE_ID` are set (and then
 * `AUTHLETE_SERVER_URL`, if it is not the default server), else an engine on loopback.
 * @param publicOrigin the origin of the server in front, which the engine shows
 */
export async function chooseService(
  env: NodeJS.ProcessEnv,
  publicOrigin: string,
): Promise<Service> {
  const { AUTHLETE_BEARER: bearer, AUTHLETE_SERVICE_ID: serviceId, AUTHLETE_SERVER_URL: url } = env;
  if (bearer && serviceId) {
    const description = url || "the default server of the document";
    return {
      description,
      url: url || undefined,
      bearer,
      serviceId,
      engine: undefined,
      stop: async () => {},
    };
  }
  const engine = await startEngine({ publicOrigin });
  return {
    description: `an engine of its own at ${engine.url}`,
    url: engine.url,
    bearer: engine.bearer,
    serviceId: engine.serviceId,
    engine: engine.url,
    stop: () => engine.stop(),
  };
}
