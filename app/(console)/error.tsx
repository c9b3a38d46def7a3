"use client";

import { ErrorPage } from "@/components/errors/error-page";

export default ErrorPage;
