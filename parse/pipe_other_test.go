//go:build !unix

package parse

import "errors"

func makePipe(string) error { return errors.ErrUnsupported }
