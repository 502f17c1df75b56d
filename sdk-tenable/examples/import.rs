//! Uploads the result of a scan and imports it:
//! `TENABLE_ACCESS_KEY=… TENABLE_SECRET_KEY=… cargo run --example import FILE.nessus`
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::time::Duration;

use sdk_tenable::types::builder::{FileUploadBody, ScansImportBody};
use sdk_tenable::{Client, Upload};

type Failure = Box<dyn std::error::Error>;

/// Sends the file while it is read, and has the vendor make a scan of it; gives the name of that.
async fn import(client: &Client, file: Upload) -> Result<Option<String>, Failure> {
    let file = file.with_progress(|sent| println!("{sent} bytes sent"));
    let upload = client.file_upload().body_map(|body: FileUploadBody| body.filedata(file));
    let uploaded = upload.send().await?.into_inner().fileuploaded.ok_or("the file has got no name")?;
    let import = client.scans_import().body_map(|body: ScansImportBody| body.file(uploaded));
    Ok(import.send().await?.into_inner().scan.and_then(|scan| scan.name))
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let path = std::env::args().nth(1).ok_or("usage: import FILE.nessus")?;
    let key = |name: &str| std::env::var(name);
    let client = Client::builder()
        .api_keys(key("TENABLE_ACCESS_KEY")?, key("TENABLE_SECRET_KEY")?)
        // Large files take their time.
        .call_timeout(Duration::from_secs(600))
        .attempt_timeout(Duration::from_secs(600))
        .build()?;
    let name = import(&client, Upload::file(&path).await?).await?;
    println!("{path} is imported as {}", name.as_deref().unwrap_or("a scan without a name"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable};
    use sdk_tenable::types::CredentialsFileUploadFileType;
    use sdk_tenable::types::builder::CredentialsFileUploadBody;

    use super::*;

    fn client(tenable: &Tenable) -> Client {
        Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url()).build().unwrap()
    }

    #[tokio::test]
    async fn a_file_is_uploaded_and_imported_under_the_name_that_it_got() {
        let tenable = Tenable::start().await;
        let client = client(&tenable);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        for name in ["Cargo.toml", "Cargo_1.toml"] {
            import(&client, Upload::file(path).await.unwrap()).await.unwrap();
            let (last, content) = tenable.files().pop().unwrap();
            assert_eq!(last, name);
            assert_eq!(content, std::fs::read(path).unwrap());
            let request = tenable.requests().pop().unwrap().request;
            assert_eq!(String::from_utf8(request.body).unwrap(), format!("{{\"file\":\"{name}\"}}"));
        }
        assert_eq!(tenable.violations(), []);
    }

    #[tokio::test]
    async fn a_key_is_uploaded_from_memory() {
        let tenable = Tenable::start().await;
        let key = Upload::from("-----BEGIN KEY-----").with_file_name("id_rsa");
        let client = client(&tenable);
        let upload = client.credentials_file_upload().file_type(CredentialsFileUploadFileType::Ssh);
        let upload = upload.body_map(|body: CredentialsFileUploadBody| body.filedata(key));
        assert_eq!(upload.send().await.unwrap().fileuploaded.as_deref(), Some("id_rsa"));
        assert_eq!(tenable.files(), [("id_rsa".to_owned(), b"-----BEGIN KEY-----".to_vec())]);
        assert_eq!(tenable.violations(), []);
    }
}
