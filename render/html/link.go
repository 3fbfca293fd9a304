package html

import (
	"net/url"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// linked reports what is wrong with an address that a page links to: it is one of a page
// or a file, never one that runs something. more are the schemes that may stand too.
func linked(address string, more ...string) error {
	if address == "" || strings.TrimSpace(address) != address {
		return message.Errorf("html.no_address", address)
	}
	if scheme, _, ok := strings.Cut(address, ":"); ok && slices.Contains(more, scheme) {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil {
		return message.Errorf("html.bad_address", address)
	}
	switch u.Scheme {
	case "", "http", "https":
		return nil
	}
	return message.Errorf("html.scheme", address)
}
