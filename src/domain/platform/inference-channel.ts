/** The way from a VPC of one's own to deployed models. */
export interface InferenceChannel {
  /** To be resolved inside the VPC. */
  readonly domain: string | undefined;
  readonly services: readonly EndpointService[];
}

/** A VPC endpoint service, to which an endpoint in the VPC connects. */
export interface EndpointService {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly port: number | undefined;
}
