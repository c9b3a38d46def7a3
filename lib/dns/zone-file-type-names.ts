import { recordTypeNames } from "./content/record-type";
import { type Parsed, parsed, refused } from "./parsed";
import { quoted } from "./zone-file-found";

/** Types a zone can hold, with their numbers: https://www.iana.org/assignments/dns-parameters */
const assigned =
  "A 1 NS 2 CNAME 5 SOA 6 MB 7 MG 8 MR 9 NULL 10 WKS 11 PTR 12 HINFO 13 MINFO 14 MX 15 TXT 16 RP 17 AFSDB 18 " +
  "X25 19 ISDN 20 RT 21 NSAP 22 NSAP-PTR 23 SIG 24 KEY 25 PX 26 GPOS 27 AAAA 28 LOC 29 NXT 30 EID 31 NIMLOC 32 " +
  "SRV 33 ATMA 34 NAPTR 35 KX 36 CERT 37 A6 38 DNAME 39 SINK 40 APL 42 DS 43 SSHFP 44 IPSECKEY 45 RRSIG 46 " +
  "NSEC 47 DNSKEY 48 DHCID 49 NSEC3 50 NSEC3PARAM 51 TLSA 52 SMIMEA 53 HIP 55 NINFO 56 RKEY 57 TALINK 58 CDS 59 " +
  "CDNSKEY 60 OPENPGPKEY 61 CSYNC 62 ZONEMD 63 SVCB 64 HTTPS 65 DSYNC 66 SPF 99 UINFO 100 UID 101 GID 102 UNSPEC 103 NID 104 L32 105 L64 106 LP 107 " +
  "EUI48 108 EUI64 109 URI 256 CAA 257 AVC 258 DOA 259 AMTRELAY 260 RESINFO 261 WALLET 262 CLA 263 " +
  "IPN 264 TA 32768 DLV 32769";

const numbers = new Map<string, number>();
const names = new Map<number, string>();
for (const [, name = "", digits] of assigned.matchAll(/(\S+) ([0-9]+)/g)) {
  numbers.set(name, Number(digits));
  names.set(Number(digits), name);
}
for (const name of recordTypeNames) if (!numbers.has(name)) numbers.set(name, Number.NaN);

const obsolete = new Map([
  ["MD", 3],
  ["MF", 4],
]);
const queryOnly = new Set(["OPT", "TKEY", "TSIG", "IXFR", "AXFR", "MAILB", "MAILA", "ANY", "*"]);

/**
 * A record type as zone files name it, in any case: a mnemonic, or `TYPE` and a number (RFC 3597 §5). Gives the
 * mnemonic in capitals where there is one, so `TYPE1` is `A`. Types that no zone can hold are refused; where it is given
 * which ones can be taken, all others are.
 */
export function parseTypeName(text: string, types?: ReadonlySet<string>): Parsed<string> {
  if (types?.has(text.toUpperCase())) return parsed(text.toUpperCase());
  const type = parseAnyType(text);
  if (!types || !type.ok || types.has(type.value)) return type;
  return refused(`records of type ${type.value} cannot be managed here`);
}

function parseAnyType(text: string): Parsed<string> {
  const name = text.toUpperCase();
  if (numbers.has(name)) return parsed(name);
  if (obsolete.has(name)) return refused(`record type ${name} is obsolete; use MX`);
  if (queryOnly.has(name)) return refused(`${name} is a type for queries, not for records in a zone`);
  const number = /^TYPE([0-9]{1,5})$/.exec(name)?.[1];
  if (number === undefined || Number(number) > 65535) return refused(`${quoted(text)} is not a record type`);
  return parseNumber(Number(number));
}

function parseNumber(number: number): Parsed<string> {
  const name = names.get(number);
  if (name !== undefined) return parsed(name);
  // RFC 6895 §3.1: 0 and 65535 are reserved, 128 to 255 are for queries and meta data; 41 is OPT.
  if (number === 0 || number === 65535) return refused(`record type TYPE${number} is reserved`);
  if (number === 3 || number === 4) return refused(`record type TYPE${number} is obsolete; use MX`);
  if (number === 41 || (number >= 128 && number <= 255)) {
    return refused(`TYPE${number} is a type for queries, not for records in a zone`);
  }
  return parsed(`TYPE${number}`);
}
