import type { Metadata } from "next";
import { NewDomain } from "@/components/domains/new-domain";

export const metadata: Metadata = { title: "New domain" };

export default NewDomain;
