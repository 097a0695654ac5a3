// What app/register/[[...client]]/route.ts of a Next.js application holds.
import { endpoint } from "./endpoint.js";

export {
  endpoint as GET,
  endpoint as HEAD,
  endpoint as POST,
  endpoint as PUT,
  endpoint as PATCH,
  endpoint as DELETE,
  endpoint as OPTIONS,
};
