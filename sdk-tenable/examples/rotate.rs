//! Sets the password of a user, and says what is known if that fails:
//! `TENABLE_ACCESS_KEY=… TENABLE_SECRET_KEY=… cargo run --example rotate USERNAME < new-password`
#![allow(clippy::print_stdout, reason = "a program for people")]

use sdk_tenable::types::builder::UsersPasswordBody;
use sdk_tenable::{Client, Secret};

type Failure = Box<dyn std::error::Error>;

async fn rotate(client: &Client, username: &str, password: Secret) -> Result<(), Failure> {
    let list = client.users_list().send().await?;
    let user = list.users.iter().find(|user| user.username.as_deref() == Some(username));
    let uuid = user.and_then(|user| user.uuid.as_deref()).ok_or("there is no such user")?;
    let change =
        client.users_password().user_uuid(uuid).body_map(|body: UsersPasswordBody| body.password(password));
    match change.send().await {
        Ok(_) => Ok(()),
        // Tenable refuses a password that it has seen, so an attempt without a response is not repeated: look, or log in.
        Err(error) if error.may_have_been_applied() => Err(format!("check the account: {error}").into()),
        Err(error) => Err(format!("the password is unchanged: {error}").into()),
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let username = std::env::args().nth(1).ok_or("usage: rotate USERNAME < new-password")?;
    let password = Secret::from(std::io::read_to_string(std::io::stdin())?.trim_end().to_owned());
    let key = |name: &str| std::env::var(name);
    let client =
        Client::builder().api_keys(key("TENABLE_ACCESS_KEY")?, key("TENABLE_SECRET_KEY")?).build()?;
    rotate(&client, &username, password).await?;
    println!("the password of {username} was changed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use sdk_mock::Fault;
    use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable, USER};

    use super::*;

    fn client(tenable: &Tenable) -> Client {
        Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url()).build().unwrap()
    }

    #[tokio::test]
    async fn a_password_is_set() {
        let tenable = Tenable::start().await;
        rotate(&client(&tenable), USER, Secret::from("New-Example-Passw0rd")).await.unwrap();
        assert_eq!(tenable.password_of(USER).as_deref(), Some("New-Example-Passw0rd"));
    }

    #[tokio::test]
    async fn a_lost_response_is_not_called_a_failure() {
        let tenable = Tenable::start().await;
        tenable.fault(Fault::on("users-password").after_change().reset_connection());
        let failed = rotate(&client(&tenable), USER, Secret::from("New-Example-Passw0rd")).await.unwrap_err();
        assert!(failed.to_string().starts_with("check the account"), "{failed}");
        assert_eq!(tenable.password_changes(), 1);
    }
}
