package doc

import "regexp"

// PageNumber is how 公文 number their pages.
var PageNumber = regexp.MustCompile(`^[\s\x{3000}]*(?:[-–—－]+\s*[0-9０-９]{1,3}\s*[-–—－]+|第\s*[0-9]{1,3}\s*页(?:\s*[，,/]?\s*共\s*[0-9]{1,3}\s*页)?)[\s\x{3000}]*$`)

// BareNumber is a page number without dashes.
var BareNumber = regexp.MustCompile(`^\s*([0-9]{1,3})\s*$`)
