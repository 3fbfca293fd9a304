package html

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// linked reports what is wrong with an address that a page links to: it is one of a page
// or a file, never one that runs something. more are the schemes that may stand too.
func linked(address string, more ...string) error {
	if address == "" || strings.TrimSpace(address) != address {
		return fmt.Errorf("%q is no address", address)
	}
	if scheme, _, ok := strings.Cut(address, ":"); ok && slices.Contains(more, scheme) {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	switch u.Scheme {
	case "", "http", "https":
		return nil
	}
	return fmt.Errorf("%q: a page links to http, https and what is relative to it", address)
}
