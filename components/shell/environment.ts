/** Which API the console talks to. */
export interface Environment {
  mode: "embedded" | "upstream";
  /** Host people know it by. */
  host: string;
}
