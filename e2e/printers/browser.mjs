// The browser that `resumed` asks for: the one that is there, and none of its own.

import puppeteer from 'puppeteer-core';

export const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

export const launch = () => puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
